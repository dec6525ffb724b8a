// Workbooks as the tests need them: a few cells written, and what others wrote read as it stands there.

import { crc32, inflateRawSync } from "node:zlib";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const ROOM = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const plain = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
/** `BC` for 54. */
const letters = (at) => (at < 26 ? "" : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

/** A workbook as a file chooser takes it: `sheets` by their names, each rows of texts and numbers. */
export function book(name, sheets) {
  const cell = (value, row, at) => {
    const place = `${letters(at)}${row + 1}`;
    if (typeof value === "number") return `<c r="${place}"><v>${value}</v></c>`;
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  };
  const line = (cells, row) => `<row r="${row + 1}">${cells.map((value, at) => cell(value, row, at)).join("")}</row>`;
  const names = Object.keys(sheets);
  const parts = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      names.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join("") + "</Types>",
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/_rels/workbook.xml.rels": relations(names.map((_, at) => [`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`])),
    "xl/workbook.xml": `<workbook ${MAIN} ${ROOM}><sheets>` +
      names.map((sheet, at) => `<sheet name="${escaped(sheet)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("") + "</sheets></workbook>",
  };
  Object.values(sheets).forEach((rows, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet ${MAIN}><dimension ref="A1:${letters(rows[0].length - 1)}${rows.length}"/>` +
      `<sheetData>${rows.map(line).join("")}</sheetData></worksheet>`;
  });
  return { name, mimeType: `${TYPE}.sheet`, buffer: zip(parts) };
}

const relations = (all) =>
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  all.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${KIND}/${kind}" Target="${target}"/>`).join("") + "</Relationships>";

/**
 * The first sheet of a workbook by rows; each cell with its `value`, what it `is` ("number", "text",
 * "formula", "blank") and the number format it is `shown` in.
 */
export function readBook(bytes) {
  const parts = unzip(bytes);
  const text = (name) => parts[name]?.toString("utf8") ?? "";
  const shared = [...text("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, inside]) =>
    [...inside.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, part]) => plain(part)).join(""));
  const styles = text("xl/styles.xml");
  const named = Object.fromEntries([...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, plain(code)]));
  const formats = [...(styles.match(/<cellXfs.*?<\/cellXfs>/s)?.[0] ?? "").matchAll(/<xf numFmtId="(\d+)"/g)].map(([, id]) => named[id] ?? id);
  const cell = ([, attributes, inside = ""]) => {
    const of = (name) => attributes.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];
    const value = inside.match(/<v>(.*?)<\/v>/s)?.[1];
    const shown = formats[Number(of("s") ?? 0)];
    if (inside.includes("<f")) return { is: "formula", value, shown };
    if (value === undefined) return { is: "blank", value: null, shown };
    return of("t") === "s" ? { is: "text", value: shared[Number(value)], shown } : { is: "number", value: Number(value), shown };
  };
  const rows = [...text("xl/worksheets/sheet1.xml").matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)];
  return rows.map(([, inside = ""]) => {
    const line = [];
    for (const found of inside.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const column = found[1].match(/r="([A-Z]+)/)[1];
      const at = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      line[at] = cell(found);
    }
    return Array.from(line, (own) => own ?? { is: "blank", value: null });
  });
}

/** The day of a number as Excel counts days. */
export const dayOf = (serial) => new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);

/** Parts as a ZIP archive, stored as they are. */
function zip(parts) {
  const files = [];
  const entries = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const [own, bytes] = [Buffer.from(name), Buffer.from(content)];
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(bytes.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(own.length, 22);
    files.push(Buffer.from("PK\x03\x04", "latin1"), head, own, bytes);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    entries.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), head, place, own);
    at += 30 + own.length + bytes.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  const count = Object.keys(parts).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, directory, end]);
}

/** The parts of a ZIP archive by their names, from its directory. */
function unzip(bytes) {
  const parts = {};
  const end = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, note] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(from, from + size);
    parts[bytes.toString("utf8", at + 46, at + 46 + name)] = packed ? inflateRawSync(content) : content;
    at += 46 + name + extra + note;
  }
  return parts;
}
