// Which folder holds the data asked for by `?n=`: the one of that name, or the only one that there is.
export async function dataOf(n) {
  const sets = await (await fetch('./sets.json')).json();
  const release = sets[n] ?? Object.values(sets)[0];
  return { folder: `./${release.folder}/`, release };
}
