import '@xyflow/svelte/dist/style.css';
import { mount } from 'svelte';
import BareFlow from './BareFlow.svelte';

const answer = await fetch('/bare-flow/graph.json');
mount(BareFlow, { target: document.getElementById('flow'), props: await answer.json() });
