import { type } from './typing.js';

const quote = /^(?:[ \t]*>[ \t]?)+/;
const item = /^(?<quote>(?:[ \t]*>[ \t]?)*)(?<indent>[ \t]*)(?<mark>[-*+]|(?<number>\d{1,9})(?<dot>[.)]))(?<gap>[ \t]+)(?<box>\[[ xX]\][ \t]+)?/;

// Acts after the browser has made the new line and prevents nothing, so that phone keyboards, dictation and undo know every step.
export function continueLists(body) {
  body.addEventListener('input', event => {
    if (event.inputType !== 'insertLineBreak' || event.isComposing) return;
    const { selectionStart: caret, value } = body;
    const start = lineStart(value, caret - 1);
    const before = value.slice(start, caret - 1);
    const begins = item.exec(before)?.[0] ?? quote.exec(before)?.[0];
    if (!begins || isInCode(value, start)) return;
    const rest = value.slice(caret, lineEnd(value, caret));
    if (before.trim() === begins.trim() && rest.trim() === '') {
      type(body, '', start, caret);
    } else {
      type(body, nextOf(before), caret, caret);
      endStep(body);
    }
  });
}

// Moves the chosen items under the one above them, or back out.
export function changeLevel(body, by) {
  const { selectionStart: from, selectionEnd: to, value } = body;
  const start = lineStart(value, from), end = lineEnd(value, to);
  const lines = value.slice(start, end).split('\n');
  if (!lines.some(line => item.test(line))) return;
  const step = by > 0 ? widthAbove(value, start) : widthToLeave(value, start, lines[0]);
  const moved = lines.map(line => by > 0 ? indent(line, step) : outdent(line, step));
  const text = moved.join('\n');
  if (text === lines.join('\n')) return;
  type(body, text, start, end);
  const first = moved[0].length - lines[0].length;
  body.setSelectionRange(Math.max(start, from + first), Math.max(start, to + text.length - (end - start)));
}

// A caret that has moved ends what undo takes back at once; otherwise the next line would go with the mark.
function endStep(body) {
  const { selectionStart: caret } = body;
  body.setSelectionRange(0, 0);
  body.setSelectionRange(caret, caret);
}

function nextOf(line) {
  const found = item.exec(line);
  if (!found) return quote.exec(line)[0];
  const { quote: quoted, indent: space, mark, number, dot, gap, box } = found.groups;
  return quoted + space + (number ? Number(number) + 1 + dot : mark) + (gap.length > 4 ? ' ' : gap) + (box ? '[ ] ' : '');
}

// An inner list begins below the words of the item above it: two characters for "- ", three for "1. ".
function widthAbove(value, start) {
  const above = item.exec(value.slice(lineStart(value, start - 1), Math.max(0, start - 1)));
  return above ? above.groups.mark.length + above.groups.gap.length : 2;
}

function widthToLeave(value, start, line) {
  const depth = depthOf(line);
  for (let end = start - 1; end > 0; end = lineStart(value, end) - 1) {
    const above = value.slice(lineStart(value, end), end);
    if (!item.test(above)) break;
    if (depthOf(above) < depth) return depth - depthOf(above);
  }
  return depth;
}

function depthOf(line) {
  return item.exec(line)?.groups.indent.length ?? 0;
}

function indent(line, width) {
  return line.trim() === '' ? line : line.replace(/^(?:[ \t]*>[ \t]?)*/, quoted => quoted + ' '.repeat(width));
}

function outdent(line, width) {
  return line.replace(/^((?:[ \t]*>[ \t]?)*)([ \t]*)/, (_, quoted, space) => quoted + space.slice(Math.min(width, space.length)));
}

function isInCode(value, end) {
  return (value.slice(0, end).match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0) % 2 === 1;
}

function lineStart(value, at) {
  return at <= 0 ? 0 : value.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(value, at) {
  const end = value.indexOf('\n', at);
  return end < 0 ? value.length : end;
}
