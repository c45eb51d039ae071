/** vite.config.ts turns a YAML file into its plain object; whoever imports it validates it. */
declare module '*.yaml' {
  const content: unknown;
  export default content;
}
