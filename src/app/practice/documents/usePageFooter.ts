import { useEffect } from 'react';

/**
 * Page numbers and a line at the foot of each printed page. The style sheet is made as an object: the page's headers
 * forbid styles written into the page. `text` is the app's own words; nothing that was typed belongs here.
 */
export function usePageFooter(text: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    const words = JSON.stringify(text.replace(/[^\p{L}\p{N} .,:’–-]/gu, ''));
    sheet.insertRule(
      `@page {
        size: A4;
        margin: 18mm 16mm 20mm;
        @bottom-left { font-size: 8pt; content: ${words}; }
        @bottom-right { font-size: 8pt; content: "Page " counter(page) " of " counter(pages); }
      }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [text]);
}
