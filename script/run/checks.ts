export type Check = { name: string; command: string; folder?: string }

/** What is checked besides tests; each command fails when something is wrong. */
export const checks: Check[] = [
  { name: 'generated files', command: 'node script/bootstrap.mjs script/generate/main.ts --check' },
  { name: 'biome', command: 'biome check --error-on-warnings .' },
  { name: 'forge fmt', command: 'forge fmt --check' },
  {
    name: 'solhint, and Slither where installed',
    command: 'node script/bootstrap.mjs script/run/security.ts',
  },
  { name: 'branch trees', command: 'tsx run/trees.ts', folder: 'script' },
  { name: 'types of sdk', command: 'tsc -p .', folder: 'sdk' },
  { name: 'types of script', command: 'tsc -p .', folder: 'script' },
  { name: 'types of web', command: 'npm run --silent typecheck', folder: 'web' },
  { name: 'types of subgraph tests', command: 'npm run --silent typecheck', folder: 'subgraph' },
  { name: 'types of e2e', command: 'tsc -p .', folder: 'test/e2e' },
]
