// After `x` one digit is a reason, and the rejected item's: a strip says whose. Any move ends it.
import { $, make } from "./dom.js";
import { REASONS } from "./words.js";

let rejected = "";
let give = () => null;

export const reasonOf = () => rejected;

export function askReason(one) {
  rejected = one.id;
  const buttons = REASONS.map((reason, n) => {
    const button = make("button", { type: "button" }, make("kbd", {}, `${n + 1}`), ` ${reason}`);
    button.addEventListener("click", () => give(n + 1));
    return button;
  });
  $("reason").replaceChildren(`为什么不用${one.heading}：`, ...buttons);
  $("reason").hidden = false;
}

export function endReason() {
  rejected = "";
  $("reason").hidden = true;
}

export function startReasons(giving) {
  give = giving;
}
