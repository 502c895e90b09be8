// What the page asks of its server.
import { ended, fail } from "./dom.js";
import { pressEnded } from "./press.js";

export const GONE =
  `审稿页没有回应；文字都留在这一页。用 review --port ${location.port || "端口"} 重新运行`;

// Which page this is: its name is known to the server, and decisions bear it.
export const me = [...crypto.getRandomValues(new Uint8Array(9))].map((one) => one.toString(36)).join("");

const OURS = { "X-Desk": "page" }; // a refusal is then an answer, not a fault of the page

function asked(body) {
  if (body === undefined) return { headers: OURS };
  const headers = { ...OURS, "Content-Type": "application/json" };
  return { method: "POST", headers, body: JSON.stringify({ me, ...body }) };
}

// What was answered, with its status code; null where nobody answered, and that is said.
export async function ask(path, body) {
  const answer = await fetch(path, asked(body)).catch(() => null);
  const told = await answer?.json().catch(() => ({ error: `出错了（${answer.status}）` }));
  await pressEnded();
  if (!answer) {
    fail(`${GONE}，打开它打印的地址`, null, "answered");
    return null;
  }
  if (answer.status === 403) {
    fail("审稿页重新启动过：打开终端里打印的新地址，这一页会自己接上", null, "answered");
    return null;
  }
  ended("answered");
  told.status_code = Number(answer.headers.get("X-Refused")) || answer.status;
  return told;
}

// The lines of a long answer, each as it comes.
export async function* lines(path, body) {
  const answer = await fetch(path, asked(body));
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const whole = (rest + part.value).split("\n");
    rest = whole.pop();
    for (const line of whole) yield JSON.parse(line);
  }
  if (rest) yield JSON.parse(rest);
}
