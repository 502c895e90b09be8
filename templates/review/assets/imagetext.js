// An item's pictures as its Markdown has them, and the same item with others. Pure.

const PICTURE = /^!\[([^\]]*)\]\((?:\.\/)?(static\/[\w.-]+)\)\s*$/;
const CAPTION = /^(?:图[：:]\s*)+/;

// Each as {file, alt, caption}; a caption belongs to the picture above it.
export function picturesOf(text) {
  const found = [];
  for (const row of text.split("\n")) {
    const picture = PICTURE.exec(row);
    if (picture) found.push({ file: picture[2], alt: picture[1], caption: "" });
    else if (CAPTION.test(row) && found.length) found.at(-1).caption = row.replace(CAPTION, "");
  }
  return found;
}

// An editor may have written the mark too, as the hint shows the whole line.
function drawn({ file, alt, caption: words }) {
  const picture = `![${alt.replace(/[[\]]/g, "")}](${file})`;
  const caption = words.replace(CAPTION, "");
  return caption ? `${picture}\n\n图：${caption}\n` : picture;
}

// They stand together where the first one stood, else at the end.
export function withPictures(text, pictures) {
  const rows = text.split("\n");
  const first = rows.findIndex((row) => PICTURE.test(row));
  const at = first < 0 ? rows.length : first;
  const other = (row, n) => !PICTURE.test(row) && !(n > at && CAPTION.test(row));
  const above = rows.slice(0, at).join("\n").trimEnd();
  const below = rows.filter((row, n) => n >= at && other(row, n)).join("\n").trim();
  const middle = pictures.map(drawn).join("\n").trimEnd();
  const parts = [above, middle, below].filter(Boolean);
  return `${parts.join("\n\n").replace(/\n{3,}/g, "\n\n")}\n`;
}
