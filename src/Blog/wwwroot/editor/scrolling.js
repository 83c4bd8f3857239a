import { heightOf } from './places.js';

const keyLength = 16;

// Keeps text and preview at the same words. What pairs them is the beginning of each block, letters only, looked for in the text one after the other.
export function keepInStep(body) {
  const rendered = document.querySelector('.rendered'), preview = document.querySelector('#preview');
  let pairs, follower;

  const forget = () => { pairs = null; };
  body.addEventListener('input', forget);
  addEventListener('resize', forget);
  document.addEventListener('previewed', () => {
    forget();
    if (document.activeElement === body) follow(body, rendered, false);
  });
  body.addEventListener('scroll', () => follow(body, rendered, false), { passive: true });
  rendered.addEventListener('scroll', () => follow(rendered, body, true), { passive: true });

  function follow(leader, other, isBackwards) {
    if (follower === leader) {
      follower = null;
      return;
    }
    const reach = leader.scrollHeight - leader.clientHeight, otherReach = other.scrollHeight - other.clientHeight;
    if (reach <= 0 || otherReach <= 0) return;
    pairs ??= pair(body, rendered, preview);
    const was = other.scrollTop;
    other.scrollTop = otherReach * translate(pairs, leader.scrollTop / reach, isBackwards);
    if (other.scrollTop !== was) follower = other;
  }
}

// Both sides as parts of their height: the line that is read wanders from the top of the window at the beginning to its bottom at the end.
function translate(pairs, at, isBackwards) {
  const [from, to] = isBackwards ? [1, 0] : [0, 1];
  const next = pairs.findIndex(one => one[from] >= at);
  if (next <= 0) return pairs.at(next)[to];
  const before = pairs[next - 1], after = pairs[next], span = after[from] - before[from];
  return before[to] + (span === 0 ? 0 : (at - before[from]) / span * (after[to] - before[to]));
}

function pair(body, rendered, preview) {
  const { letters, places } = lettersOf(body.value);
  const top = rendered.getBoundingClientRect().top - rendered.scrollTop, height = rendered.scrollHeight;
  const pairs = [[0, 0]];
  let from = 0;
  for (const block of preview.children) {
    const words = lettersOf(block.textContent).letters;
    const found = words.length > 0 ? letters.indexOf(words.slice(0, keyLength), from) : -1;
    // What is found far from where it should be is something else that begins alike.
    if (found >= 0 && found - from < 2000) {
      pairs.push([heightOf(body, places[found]), (block.getBoundingClientRect().top - top) / height]);
      from = found + Math.min(words.length, keyLength);
    }
  }
  pairs.push([1, 1]);
  return pairs;
}

function lettersOf(text) {
  const found = [...text.matchAll(/[\p{L}\p{N}]/gu)];
  return { letters: found.map(one => one[0]).join(''), places: found.map(one => one.index) };
}
