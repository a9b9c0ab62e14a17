import '@fontsource/jetbrains-mono/latin-400.css';
import '@fontsource/jetbrains-mono/latin-600.css';
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import './design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { isStatic } from './static/isStatic.ts';
import { dropLastSlash } from './static/siteBase.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
if (isStatic) dropLastSlash();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
