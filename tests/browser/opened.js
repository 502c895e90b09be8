// Before the page's own script: what it asks is counted, and it can be left and begun anew.
// Each answer is later by `delay`, as over a line with that latency.
{
  const after = (ms, what) => new Promise((go) => setTimeout(go, ms, what));
  const never = () => new Promise(() => {}); // a new one each: what waits for it can be forgotten
  const { fetch, setTimeout } = window;
  let running = 1; // which of its pages; 0 is none
  let begun = 1;
  let asking = 0;
  let asked = 0;
  let answered = [];
  window.delay = 0;

  const rest = async () => {
    while (asking) await new Promise((go) => answered.push(go));
  };

  // It is settled when nothing was on its way for a moment: what a page asks upon an
  // answer comes within it.
  window.settled = async () => {
    for (let seen = -1; seen !== asked; await after(50)) {
      await rest();
      seen = asked;
    }
  };

  window.fetch = async (...what) => {
    const mine = running;
    if (!mine) return never();
    asking += 1;
    asked += 1;
    if (window.delay) await after(window.delay);
    const answer = mine === running ? fetch(...what) : Promise.reject(new Error("left"));
    answer.then((one) => one.clone().blob()).catch(() => {}).finally(() => {
      asking -= 1;
      answered.splice(0).forEach((go) => go());
    });
    return answer.finally(() => (mine === running ? null : never()));
  };

  // All that outlives the page's elements.
  const timers = [];
  const heard = [];
  window.setTimeout = (...what) => {
    const timer = setTimeout(...what);
    timers.push(timer);
    return timer;
  };
  for (const node of [window, document]) {
    const hear = node.addEventListener;
    node.addEventListener = (...what) => {
      heard.push(() => node.removeEventListener(...what));
      hear.apply(node, what);
    };
  }
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function keep(...what) {
    if (running) setItem.apply(this, what);
  };

  // It does nothing any more, and nothing of it is kept.
  window.leave = async () => {
    running = 0;
    timers.splice(0).forEach(clearTimeout);
    heard.splice(0).forEach((forget) => forget());
    localStorage.clear();
    await Promise.race([rest(), after(1000)]);
    await after(0); // what was answered last is read to its end
    return matchMedia("(prefers-color-scheme: dark)").matches;
  };

  const first = () => new Promise((go) => {
    const watching = new MutationObserver(() => look());
    const look = () => {
      if (!document.querySelector("#item [data-n]")) return;
      watching.disconnect();
      go(true);
    };
    watching.observe(document, { childList: true, subtree: true });
    look();
  });

  // Its first item stands there, and what it asked for in the beginning has come.
  window.shown = async (delay) => {
    const there = await Promise.race([first().then(rest), after(30_000, "no item")]);
    window.delay = delay;
    return there !== "no item";
  };

  // The page at this address in place of the one that was left, in the same document: its
  // script runs anew. False where it has to be gone to; the script where `run`, a function
  // of it, is wanted: no page may make one.
  window.begin = async (address, delay) => {
    if (running || asking) return false;
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const [now, then] = [document, page].map((one) => one.querySelector("script[type=module]"));
    if (now.src !== then?.src) return false;
    if (!window.run) return (await fetch(now.src)).text();
    document.documentElement.removeAttribute("style");
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    window.scrollTo(0, 0);
    window.delay = 0;
    running = begun += 1;
    window.run();
    return window.shown(delay);
  };
}
