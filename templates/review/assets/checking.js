// What was checked or settled since the last decision: `u` takes that back first, one by one.
let made = [];

export function checkMade(one) {
  made.push(one);
}

export const lastCheck = () => made.pop();

// A decision came after it: `u` is about that.
export function decisionMade() {
  made = [];
}
