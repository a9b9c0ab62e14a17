import { I18nProvider } from 'react-aria-components';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Shell } from './shell/Shell.tsx';

/** The whole page. `/lessons/:lesson/:step` is read by the lesson pane; `/lab` is the free lab; every other address shows the first lesson. */
export function App() {
  return (
    <I18nProvider locale="ko-KR">
      <BrowserRouter>
        <Routes>
          <Route path="/lessons/:lesson?/:step?" element={<Shell />} />
          <Route path="/lab/:experiment?" element={<Shell pane="lab" />} />
          <Route path="*" element={<Shell />} />
        </Routes>
      </BrowserRouter>
    </I18nProvider>
  );
}
