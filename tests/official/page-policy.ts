import { load } from 'cheerio';

/** What the policy of Custom UI would refuse in this page, and what would not be found below an unknown path. */
export function pageProblems(html: string): string[] {
  const $ = load(html);
  const problems: string[] = [];
  $('script:not([src])').each(() => void problems.push('an inline script'));
  $('style').each(() => void problems.push('an inline style element'));
  $('[style]').each(() => void problems.push('a style attribute'));
  $('*').each((_index, element) => {
    if (element.type !== 'tag' && element.type !== 'script') return;
    const handler = Object.keys(element.attribs).find((name) => name.startsWith('on'));
    if (handler) problems.push(`an inline handler ${handler}`);
  });
  $('[src], link[href]').each((_index, element) => {
    const address = $(element).attr('src') ?? $(element).attr('href') ?? '';
    if (!address.startsWith('./')) problems.push(`an address that is not relative: ${address}`);
  });
  return problems;
}
