/** Made by the build: the texts of one language (vite/one-language.ts). */
declare module 'virtual:catalogue/*' {
  const texts: import('./held.ts').Texts;
  export default texts;
}
