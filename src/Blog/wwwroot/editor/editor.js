// The editors work without these modules; they only make writing quicker.
import { continueLists } from './lists.js';
import { keepInStep } from './scrolling.js';
import { keepPreview } from './preview.js';
import { keepSaved } from './saving.js';
import { keepView } from './views.js';
import { listenToKeys } from './keys.js';
import { pasteAsMarkdown } from './pasting.js';
import { takePictures } from './pictures.js';
import { insertSnippets } from './snippets.js';
import { setUpToolbar } from './toolbar.js';

const body = document.querySelector('#body');
setUpToolbar(body);
listenToKeys(body);
continueLists(body);
pasteAsMarkdown(body);
insertSnippets(body);
takePictures(body);
keepView(body);
keepInStep(body);
keepPreview(body);
keepSaved(body.form);
