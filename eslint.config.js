// Rules beyond style: nothing that a strict content policy forbids.

import js from '@eslint/js';
import globals from 'globals';

const forbidden = (/** @type {string} */ name) => ({
  selector: `MemberExpression[property.name="${name}"]`,
  message: 'Text nodes and DOM calls only: this breaks Trusted Types.',
});

export default [
  { ignores: ['build', 'dist', 'tests/fixtures', 'tests/hosts/*/**'] },
  js.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['web/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        forbidden('innerHTML'),
        forbidden('outerHTML'),
        forbidden('insertAdjacentHTML'),
        { selector: 'TemplateElement[value.raw=/\\sstyle=/]', message: 'style="…" breaks strict content policies.' },
        { selector: 'TemplateElement[value.raw=/<style/]', message: '<style> breaks strict content policies.' },
      ],
    },
  },
];
