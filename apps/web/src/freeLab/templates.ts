import { parseTemplates } from '@socketlab/lessons';
import templatesJson from '@socketlab/lessons/templates/templates.json';

const marker = '/templates/';
const files = import.meta.glob<string>('../../../../packages/lessons/templates/*/*', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** What an experiment can begin with. */
export const templates = parseTemplates(
  templatesJson,
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path.slice(path.lastIndexOf(marker) + marker.length), text]),
  ),
);
