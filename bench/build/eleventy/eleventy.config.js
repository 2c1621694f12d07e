// Eleventy with what comes with it: pages, lists, a feed, a sitemap.
import MarkdownIt from 'markdown-it';

const PER_PAGE = 20;
const markdown = new MarkdownIt({ html: true });
const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });

/** The pages of lists: for each key of a group as many as it needs. */
function paged(groups, base) {
  return [...groups].flatMap(([name, items]) => {
    const total = Math.ceil(items.length / PER_PAGE);
    const slug = name.toLowerCase().replaceAll(' ', '-');
    return Array.from({ length: total }, (_, at) => ({
      name,
      items: items.slice(at * PER_PAGE, (at + 1) * PER_PAGE),
      number: at + 1,
      total,
      url: `${base}${slug}/`,
    }));
  });
}

function grouped(articles, names) {
  const groups = new Map();
  for (const article of articles) {
    for (const name of names(article.data)) {
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(article);
    }
  }
  return groups;
}

export default function (config) {
  const newest = (api) => api.getFilteredByGlob('content/articles/*.md').reverse();
  config.addCollection('articles', newest);
  config.addCollection('articleLists', (api) => paged(new Map([['Articles', newest(api)]]), '/'));
  config.addCollection('categoryLists', (api) => paged(grouped(newest(api), (data) => data.categories), '/category/'));
  config.addCollection('tagLists', (api) => paged(grouped(newest(api), (data) => data.tags), '/tag/'));
  config.addFilter('limit', (items, most) => items.slice(0, most));
  config.addFilter('day', (date) => day.format(new Date(date)));
  config.addFilter('iso', (date) => new Date(date).toISOString().slice(0, 10));
  config.addFilter('rfc822', (date) => new Date(date).toUTCString());
  config.addFilter('markdown', (text) => markdown.render(text));
  config.addPassthroughCopy({ 'static/site.css': 'site.css' });
  return {
    dir: { input: 'content', includes: '../layouts', data: '../data', output: '_site' },
    markdownTemplateEngine: false,
    htmlTemplateEngine: 'njk',
  };
}
