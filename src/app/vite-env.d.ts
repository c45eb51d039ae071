/** vite.config.ts turns a YAML file into its plain object; whoever imports it validates it. */
declare module '*.yaml' {
  const content: unknown;
  export default content;
}

/** Names the rules of this build, by what policies, machines and engine are made of: see scripts/rules.mjs. */
declare const __RULES__: string;
