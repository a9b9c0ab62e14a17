import { Exercise } from '../exercise/exercisePart.tsx';
import { SecondHeading, ThirdHeading } from '../reading/AnchorHeading.tsx';
import { Aside } from './Aside.tsx';
import { Code } from './Code.tsx';
import { Compare } from './Compare.tsx';
import { Hint } from './Hint.tsx';
import { InMode } from './InMode.tsx';
import { Predict } from './Predict.tsx';
import { StepLink } from './StepLink.tsx';
import { Tasks } from './Tasks.tsx';
import { Term } from './Term.tsx';

/** What a step's MDX may use besides plain text. */
export const stepParts = {
  Aside,
  Code,
  Compare,
  Exercise,
  Hint,
  InMode,
  Predict,
  Tasks,
  Term,
  a: StepLink,
  h2: SecondHeading,
  h3: ThirdHeading,
};
