// The day on which a source says that it was published, by its own clock, and by which.
const STAMP = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::[\d.]+)?(Z|[+-]\d\d:?\d\d)?)?$/;

// Midnight is what a day without a time was read as.
export function publishedOn(stamp) {
  const [, day, time, zone] = STAMP.exec(stamp || "") || [];
  if (!day) return stamp ? stamp.slice(0, 10) : "日期未确认";
  if (!zone || time === "00:00") return day;
  const name = /^(Z|[+-]00:?00)$/.test(zone) ? "UTC" : `UTC${zone}`;
  return `${day} ${time} ${name}`;
}
