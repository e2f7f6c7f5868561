// Part of `offers serve --app-coming` alone: the site is shown while its app is still being built. Looks for the release that
// brings the app and announces it as any release is announced: the reader loads it when they like.
const ROOT = new URL('.', import.meta.url);
const PAUSE = 2_000;

async function look() {
  const page = await fetch(ROOT, { cache: 'no-store' }).then(response => response.text(), () => '');
  if (!/src="[^"]*boot-/.test(page)) return setTimeout(look, PAUSE);
  document.getElementById('update-take').onclick = () => location.reload();
  document.getElementById('update').hidden = false;
}

look();
