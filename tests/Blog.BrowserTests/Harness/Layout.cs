using Microsoft.Playwright;

namespace Blog.BrowserTests;

/// <summary>What a person would see to be wrong with a page at a glance.</summary>
internal static class Layout
{
    // Every line of text must lie in the window and in whatever cuts off what is too much. What scrolls by itself, or is for screen readers alone, may not.
    private const string Cut =
        """
        () => {
          const complaints = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) {
            const element = node.parentElement;
            if (!node.data.trim() || !element.checkVisibility() || element.closest("script, .visually-hidden, .skip, .icon")) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            let [left, right] = [0, document.documentElement.clientWidth];
            let scrolls = false;
            for (let box = element; box && box !== document.body; box = box.parentElement) {
              const overflow = getComputedStyle(box).overflowX;
              if (overflow === "auto" || overflow === "scroll") { scrolls = true; break; }
              if (overflow === "visible") continue;
              const edge = box.getBoundingClientRect();
              [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
            }
            if (!scrolls && [...range.getClientRects()].some(line => line.width && (line.left < left - 1 || line.right > right + 1)))
              complaints.push(node.data.trim().slice(0, 60));
          }
          if (document.documentElement.scrollWidth > innerWidth) complaints.push(`wider than the window: ${document.documentElement.scrollWidth}`);
          return complaints.join("; ");
        }
        """;

    // What stays in its place while the page moves, and holds the focus whole behind it.
    private const string CoveredFocus =
        """
        () => {
          const focused = document.activeElement;
          const place = focused.getBoundingClientRect();
          if (focused === document.body || !place.width) return "";
          const seen = document.elementFromPoint(place.left + place.width / 2, place.top + place.height / 2);
          const above = [...document.querySelectorAll("*")].find(element => {
            if (!["sticky", "fixed"].includes(getComputedStyle(element).position) || element.contains(focused) || !element.contains(seen)) return false;
            const cover = element.getBoundingClientRect();
            return cover.left <= place.left && cover.right >= place.right && cover.top <= place.top && cover.bottom >= place.bottom;
          });
          return above ? `${focused.localName} ${focused.id || focused.textContent.trim().slice(0, 30)} behind .${above.className}` : "";
        }
        """;

    /// <summary>What has the keyboard focus and cannot be seen for something that stays in view (WCAG 2.4.11), and what that is; "" when it can.</summary>
    public static Task<string> CoveredFocusAsync(this IPage page) => page.EvaluateAsync<string>(CoveredFocus);

    /// <summary>The texts that are cut off, and whether the page scrolls sideways; "" when nothing is wrong.</summary>
    public static Task<string> CutTextAsync(this IPage page) => page.EvaluateAsync<string>(Cut);

    /// <summary>The spacing of WCAG 1.4.12, as a reader's own stylesheet would set it.</summary>
    public static Task SpaceOutAsync(this IPage page) => page.EvaluateAsync(
        """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
          document.adoptedStyleSheets = [sheet];
        }
        """);
}
