// Where in the text field a character stands. All its letters have one width, so rows can be counted without laying the text out a second time.

let measured = { value: null, columns: 0, starts: [], rows: [] };

// How far down a character stands, from 0 at the first row to 1 at the end.
export function heightOf(body, offset) {
  const { starts, rows, columns } = measure(body);
  let low = 0, high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle; else high = middle - 1;
  }
  return (rows[low] + Math.floor((offset - starts[low]) / columns)) / Math.max(1, rows[rows.length - 1]);
}

// Chooses a part of the text and brings it into sight.
export function choose(body, from, to) {
  body.focus({ preventScroll: true });
  body.setSelectionRange(from, to);
  body.scrollTop = heightOf(body, from) * body.scrollHeight - body.clientHeight / 3;
  body.scrollIntoView({ block: 'nearest' });
}

function measure(body) {
  const { value } = body;
  const columns = columnsOf(body);
  if (measured.value === value && measured.columns === columns) return measured;
  const starts = [], rows = [0];
  let start = 0;
  for (const line of value.split('\n')) {
    starts.push(start);
    rows.push(rows[rows.length - 1] + Math.max(1, Math.ceil(line.length / columns)));
    start += line.length + 1;
  }
  return measured = { value, columns, starts, rows };
}

function columnsOf(body) {
  const style = getComputedStyle(body);
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = style.font;
  const width = body.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd);
  return Math.max(1, Math.floor(width / pen.measureText('0').width));
}
