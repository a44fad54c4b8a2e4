import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';

import { mount } from 'svelte';

import App from './App.svelte';
import { deviceLanguage, speak } from './words/words.svelte';

// Words first: there is nothing to show without them.
await speak(deviceLanguage());
mount(App, { target: document.getElementById('app')! });
