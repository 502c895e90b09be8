// Two edits of one item: both are shown, and an editor chooses.
import { $, say } from "./dom.js";
import { preview, save } from "./editor.js";
import { ask } from "./server.js";
import { desk } from "./state.js";
import { clearHere } from "./unsaved.js";

async function settle(mine) {
  const at = desk.editing;
  const fresh = await ask(`/item?id=${encodeURIComponent(at.id)}`);
  if (!fresh || fresh.error) return;
  at.base = fresh.sha256;
  $("conflict").hidden = true;
  if (!mine) {
    clearHere(at.id);
    at.saved = fresh.text;
    $("text").value = fresh.text;
    await preview();
  }
  $("text").focus();
  await save(false);
  if (!mine) say(`已换成别处的版本：${fresh.heading}`);
}

export function startConflicts() {
  $("keep-mine").addEventListener("click", () => settle(true));
  $("keep-theirs").addEventListener("click", () => settle(false));
}
