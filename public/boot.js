// Starts the app on a page that can already be read without it.
//
// Nothing runs that `offers build` did not write: the files have the checksums of the release below, markup set
// by script must stand word for word in the program, and the only script address is the worker's. Whatever goes
// wrong before the app is there, the page says so in the sentence that it carries and stays as it was; since the
// app itself registers the worker, a failed first visit leaves nothing behind.

const RELEASE = null;

const ROOT = new URL('.', import.meta.url);

try {
  const [glue, wasm, program] = await Promise.all([glueOf(RELEASE.glue), ...programOf(RELEASE.wasm)]);
  trustOnly(program);
  globalThis.release = JSON.stringify({ base: ROOT.pathname, ...RELEASE });
  await glue.default({ module_or_path: wasm });
} catch (reason) {
  // The browser's own words mislead (a truncated program is «out of memory» to one of them): for the console only.
  console.error(reason);
  // A panic has its own words, which are on the page by now.
  const panicked = !document.getElementById('app-crashed').hidden;
  document.getElementById('app-failed').hidden = panicked;
}

// `import()` takes no checksum. A module preload does, and the module that it brings is the one that `import()`
// then finds: no second request, and no other bytes. Browsers without it import unchecked, as they would any page's script.
async function glueOf({ path, integrity }) {
  const url = new URL(path, ROOT).href;
  const link = document.createElement('link');
  if (link.relList.supports('modulepreload')) {
    await new Promise((resolve, reject) => {
      Object.assign(link, { rel: 'modulepreload', href: url, integrity, onload: resolve });
      link.onerror = () => reject(new Error(`${url} is missing or is not the file of this release`));
      document.head.append(link);
    });
  }
  return import(url);
}

// The program twice over: to be compiled, and as text to look markup up in.
function programOf({ path, integrity }) {
  const response = fetch(new URL(path, ROOT), { integrity }).then(response => {
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return response;
  });
  return [response, response.then(response => response.clone().text())];
}

// leptos builds the fixed parts of a view with innerHTML, from literals that lie in the compiled program as they
// are. So "is it a literal" can be asked of the program itself, and words of a notice are never markup.
function trustOnly(program) {
  const worker = new URL('sw.js', ROOT).href;
  globalThis.trustedTypes?.createPolicy('default', {
    createHTML: markup => (program.includes(markup) ? markup : null),
    createScriptURL: url => (new URL(url, document.baseURI).href === worker ? url : null),
  });
}
