// Words on this device that the server may not have yet: one entry for each open editor, so that no tab writes over another's.
// An entry belongs to an account; nobody else is ever shown it.
const name = 'journal', store = 'texts';
let opening;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'tab' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

// Settled when it is on the disk, not when it has been asked for.
async function transact(mode, work) {
  const transaction = (await open()).transaction(store, mode, { durability: 'strict' });
  return new Promise((resolve, reject) => {
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

export const write = entry => transact('readwrite', texts => texts.put(entry));

export const remove = tab => transact('readwrite', texts => texts.delete(tab));

export const entriesOf = async author => (await transact('readonly', texts => texts.getAll())).filter(entry => entry.author === author);

// For as long as this page is open, others can tell that its entry is in use.
export const claim = tab => navigator.locks?.request(`journal ${tab}`, () => new Promise(() => {}));

export async function isInUse(tab) {
  const { held } = await navigator.locks.query();
  return held.some(lock => lock.name === `journal ${tab}`);
}
