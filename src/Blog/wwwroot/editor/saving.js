import * as journal from './journal.js';
import { carryPlace, returnToPlace } from './caret.js';
import { withoutHeld } from './pictures.js';
import { offerFound } from './recovery.js';
import { signInAgain } from './session.js';
import { proof } from './token.js';
import { guard } from './unsaved.js';

const pause = 400, longest = 1200, patience = 15000, mostDelay = 30000;

// Keeps every word: with each pause in typing the form is written to the journal of this device and sent to the server, and the line above
// the text says what is true of it. A form without an address to send to is only watched: it is saved by its button.
export function keepSaved(form) {
  const saving = form.dataset.author ? new Saving(form) : null;
  addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      if (saving?.saveNow()) return;
      carryPlace(form);
      form.requestSubmit(document.querySelector('[name=do][value=save]'));
    }
  });
  returnToPlace(form);
  if (saving) saving.begin();
  else guard(form, () => { document.querySelector('[data-saved]').textContent = 'Not saved yet'; });
}

class Saving {
  #form;
  #state = document.querySelector('[data-saved]');
  #tab;
  #step;           // of what has been typed last
  #saved = 0;      // the last step that the server has
  #journalled = 0; // the last step that this device has
  #mistake = '';   // what keeps a small field from being saved
  #trouble = '';   // why the server does not have it
  #isFound = false;
  #found = [];     // editors whose words were brought back into this one
  #isAsked = false; // by its author, who waits to hear of it
  #isLeaving = false;
  #isSubmitted = false;
  #isStopped;      // nothing is sent any more
  #isSignedOut = false;
  #refusals = 0;
  #sending = null;
  #writing = null;
  #due = 0;
  #timer;
  #retry;
  #delay = 0;
  #lastSaved = '';
  #said;

  constructor(form) {
    this.#form = form;
    // A form that was not taken goes on here as the editor that sent it: what that has in the journal are these words.
    this.#tab = form.elements.tab?.value ?? crypto.randomUUID();
    this.#step = Number(form.elements.step?.value ?? 0);
    // On the page with two texts a person decides first.
    this.#isStopped = !form.dataset.keep;
  }

  begin() {
    journal.claim(this.#tab);
    this.#lastSaved = this.#state.textContent.trim();
    this.#form.addEventListener('input', event => { if (event.target.name && event.target.name !== 'view') this.#typed(); });
    this.#form.addEventListener('submit', event => this.#submit(event));
    addEventListener('beforeunload', event => { if (this.#isUnsaved && !this.#isLeaving) event.preventDefault(); });
    addEventListener('online', () => this.#send());
    addEventListener('pagehide', () => this.#flush());
    addEventListener('pageshow', event => { if (event.persisted) this.#stay(); });
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.#flush(); });
    if (this.#state.dataset.saved === 'no') this.#typed();
    offerFound(this.#form, entry => this.#bringBack(entry));
  }

  // Without waiting for the pause, and said aloud. False where nothing is sent any more.
  saveNow() {
    if (this.#isStopped) return false;
    // Of a new post the site may not have the words that it began with.
    if (this.#form.elements.version.value === '0') this.#step++;
    this.#isSignedOut = false;
    this.#isAsked = true;
    this.#flush();
    this.#show();
    return true;
  }

  get #isUnsaved() { return this.#saved < this.#step || this.#mistake !== ''; }

  #typed() {
    this.#step++;
    this.#show();
    const now = performance.now();
    if (!this.#due) this.#due = now + longest;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, Math.min(pause, this.#due - now)));
  }

  #flush() {
    clearTimeout(this.#timer);
    this.#timer = this.#due = 0;
    this.#write();
    this.#send();
  }

  #fields() {
    const fields = new FormData(this.#form);
    for (const name of ['view', 'do', 'picture', '__RequestVerificationToken']) fields.delete(name);
    fields.set('body', withoutHeld(fields.get('body')));
    return [...fields];
  }

  // One write at a time; what is typed meanwhile is written next.
  async #write() {
    if (this.#writing || this.#journalled >= this.#step || this.#saved >= this.#step) return;
    const step = this.#step;
    const { author } = this.#form.dataset, fields = this.#fields();
    const value = name => fields.find(field => field[0] === name)?.[1];
    this.#writing = journal.write({ tab: this.#tab, author, uid: value('uid'), isNew: value('version') === '0', step, at: Date.now(), fields });
    try {
      await this.#writing;
      this.#journalled = step;
    } catch {
      // No room, or a private window: then nothing is said of this browser.
      this.#journalled = 0;
    }
    this.#writing = null;
    this.#show();
    await this.#clear();
  }

  // Only when no word is in the journal that the server lacks.
  async #clear() {
    if (this.#isUnsaved || this.#writing || !(this.#journalled || this.#found.length)) return;
    this.#journalled = 0;
    for (const tab of [this.#tab, ...this.#found.splice(0)]) await journal.remove(tab).catch(() => {});
    if (this.#step > this.#saved) this.#write();
  }

  #send() {
    if (this.#sending || this.#isStopped || this.#isSignedOut || this.#saved >= this.#step) return this.#sending;
    clearTimeout(this.#retry);
    this.#sending = this.#sendNow(this.#step).finally(() => {
      this.#sending = null;
      this.#show();
      this.#clear();
      if (this.#saved < this.#step && !this.#trouble && !this.#timer) this.#send();
    });
    this.#show();
    return this.#sending;
  }

  async #sendNow(step) {
    const body = new URLSearchParams(this.#fields());
    body.set('tab', this.#tab);
    body.set('step', step);
    if (this.#isFound) body.set('found', 'true');
    let answer;
    try {
      answer = await fetch(this.#form.dataset.keep, {
        method: 'POST', body, redirect: 'manual', headers: proof(this.#form), signal: AbortSignal.timeout(patience),
      });
      if (answer.ok) return this.#kept(step, await answer.json());
    } catch {
      return this.#later('no connection');
    }
    if (answer.type === 'opaqueredirect' || answer.status === 401) return this.#signIn('your session has ended');
    if (answer.status === 400 && ++this.#refusals < 3) return this.#signIn('this page is older than your session');
    if (answer.status >= 500 || answer.status === 429 || answer.status === 400) return this.#later('the site has a problem');
    this.#trouble = answer.status === 404 || answer.status === 403 ? 'this post is gone, or no longer yours'
      : (await answer.json().catch(() => ({}))).reason ?? 'the site did not take it';
    this.#isStopped = answer.status !== 422;
    if (answer.status === 409) this.#offerBoth();
  }

  #kept(step, { id, version, at, hasDraft, but }) {
    const isNew = this.#form.elements.version.value === '0';
    this.#form.elements.version.value = version;
    this.#saved = step;
    this.#isFound = false;
    this.#delay = this.#refusals = 0;
    this.#trouble = '';
    this.#mistake = but ?? '';
    this.#lastSaved = `Saved ${at}`;
    for (const part of document.querySelectorAll('[data-draft]')) part.hidden = !hasDraft;
    // Reloading must show this post and begin no other.
    if (isNew) history.replaceState(null, '', `/admin/posts/${id}`);
  }

  #later(trouble) {
    this.#trouble = trouble;
    this.#delay = Math.min(mostDelay, this.#delay ? this.#delay * 2 : 1000);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#send(), this.#delay * (0.75 + Math.random() / 2));
  }

  async #signIn(trouble) {
    this.#trouble = trouble;
    this.#show();
    const outcome = await signInAgain(this.#form);
    if (outcome === 'offline') return this.#later('no connection');
    this.#trouble = { back: '', closed: 'you are signed out', other: 'somebody else has signed in' }[outcome];
    this.#isSignedOut = outcome !== 'back';
    if (outcome === 'closed') {
      this.#offer('Sign in', () => {
        this.#isSignedOut = false;
        this.#send();
      });
    }
  }

  #show() {
    const text = this.#trouble ? `Not saved: ${this.#trouble}.${this.#journalled >= this.#step ? ' Your text is kept in this browser.' : ''}`
      : this.#saved < this.#step ? (this.#isStopped ? 'Not saved yet' : 'Saving …')
      : this.#mistake ? `${this.#lastSaved}, but for this: ${this.#mistake}`
      : this.#lastSaved;
    if (this.#said === text && !this.#isAsked) return;
    this.#said = text;
    const isSaved = !this.#trouble && !this.#isUnsaved;
    const parts = this.#trouble ? this.#state.querySelectorAll('button') : isSaved ? document.querySelector('template#saved').content.cloneNode(true).children : [];
    // Read out what needs the author, and what she asked for; the rest only to those who look.
    this.#state.setAttribute('aria-live', this.#trouble || this.#isAsked ? 'polite' : 'off');
    if (this.#trouble || this.#saved >= this.#step) this.#isAsked = false;
    this.#state.replaceChildren(...(isSaved ? [...parts, text] : [text, ...parts]));
  }

  #offer(words, act) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-quiet button-small';
    button.textContent = words;
    button.addEventListener('click', act);
    this.#show();
    this.#state.querySelector('button')?.remove();
    this.#state.append(' ', button);
  }

  // The page with both texts is the answer to the form itself.
  #offerBoth() {
    this.#offer('See both texts', () => {
      this.#isLeaving = true;
      this.#form.requestSubmit(document.querySelector('[name=do][value=save]'));
    });
  }

  // A button must not meet the version that is still on its way.
  async #submit(event) {
    if (this.#isSubmitted) {
      // Pressed twice, it would meet its own version.
      event.preventDefault();
      return;
    }
    if (this.#sending && !this.#isLeaving) {
      event.preventDefault();
      await this.#sending;
      this.#form.requestSubmit(event.submitter);
      return;
    }
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    // Until the next page has found it on the server.
    this.#write();
    this.#isStopped = true;
    this.#isLeaving = true;
    this.#isSubmitted = true;
    this.#set('tab', this.#tab);
    this.#set('step', this.#step + 1);
    this.#retry = setTimeout(() => this.#stay(), patience);
  }

  // The form led nowhere, or its author came back to this page as she left it: saving goes on, after the step that the form had.
  #stay() {
    if (!this.#isLeaving) return;
    clearTimeout(this.#retry);
    const isUnsaved = this.#saved < this.#step;
    this.#isLeaving = false;
    this.#isSubmitted = false;
    this.#isStopped = !this.#form.dataset.keep;
    this.#step += 2;
    if (isUnsaved) this.#flush();
    else this.#saved = this.#step;
  }

  #set(name, value) {
    let field = this.#form.querySelector(`input[name=${name}]`);
    if (!field) {
      field = Object.assign(document.createElement('input'), { type: 'hidden', name });
      this.#form.append(field);
    }
    field.value = value;
  }

  #bringBack(entry) {
    for (const [name, value] of entry.fields) {
      if (['version', 'ancestor', 'tab', 'step'].includes(name) || (name === 'uid' && !entry.isNew)) continue;
      const field = this.#form.elements[name];
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = true;
      else if (field) field.value = value;
    }
    for (const box of this.#form.querySelectorAll('input[type=checkbox][name]')) box.checked = entry.fields.some(([name]) => name === box.name);
    this.#isFound = true;
    if (!entry.isNew) this.#found.push(entry.tab);
    else {
      // It may have reached the server after all: then the same editor goes on, and begins nothing anew.
      this.#tab = entry.tab;
      this.#step = entry.step;
      journal.claim(this.#tab);
    }
    this.#form.elements.body.focus();
    this.#form.elements.body.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
