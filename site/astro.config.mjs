// The site that a draft is built on, as small as it can be and still be Starlight.
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  cacheDir: './.cache',
  vite: { cacheDir: './.vite' },
  integrations: [
    starlight({
      title: '前沿技术分享',
      locales: { root: { label: '简体中文', lang: 'zh-CN' } },
      pagefind: false,
    }),
  ],
});
