import { directions } from './lint/directions.mjs';
import { NOT_ON_NODE_20, purity } from './lint/purity.mjs';

export default {
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y', 'promise', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['dist', 'test-results', 'playwright-report'],
  rules: {
    eqeqeq: 'error',
    'no-console': 'error',
    'no-else-return': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'no-restricted-properties': ['error', ...NOT_ON_NODE_20],
    'import/no-cycle': 'error',
    'react/button-has-type': 'error',
    'react/jsx-no-useless-fragment': 'error',
    'react/no-danger': 'error',
    'react/rules-of-hooks': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/no-deprecated': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-import-type-side-effects': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-nullish-coalescing': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'unicorn/prefer-node-protocol': 'error',

    'import/no-named-as-default': 'off', // Dexie and AxeBuilder are both, on purpose
    'import/no-unassigned-import': 'off', // style sheets and fonts are imported so
    'jsx-a11y/prefer-tag-over-role': 'off', // our SVG diagrams have roles that no tag gives
    'react/react-in-jsx-scope': 'off', // the compiler imports it
    'typescript/consistent-return': 'off', // the compiler checks it: noImplicitReturns
    'typescript/no-unsafe-type-assertion': 'off', // a checked text becomes a Day so
    'unicorn/consistent-function-scoping': 'off', // small helpers stand beside their use
    'no-underscore-dangle': 'off',
  },
  overrides: [
    ...purity,
    ...directions,
    { files: ['src/cli/**', 'scripts/**', 'bench/**', 'test/**'], rules: { 'no-console': 'off' } },
    {
      files: ['test/**'],
      rules: {
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-member-access': 'off',
        // A story ends with what it comes to: given(…).when(…).then(…), in test/given.ts.
        'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'assert', 'assert.*', '**.then'] }],
      },
    },
  ],
};
