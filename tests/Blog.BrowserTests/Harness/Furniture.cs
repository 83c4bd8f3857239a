namespace Blog.BrowserTests;

/// <summary>Texts that a page must be able to hold.</summary>
internal static class Furniture
{
    /// <summary>A theme as somebody might make one, with what is new in CSS.</summary>
    public const string Theme =
        """
        @layer own;
        @layer own { .site-header { border-block-end-width: 3px } }
        :root { --own: oklch(from var(--accent) l c h / .2); }
        .site-footer { border-block-start-color: light-dark(black, white);
          & a:hover { text-decoration-thickness: clamp(1px, .1em, 3px); }
          @media (width >= 40rem) { &:has(.footer-text) { padding-block-start: 3rem } }
        }
        .prose blockquote { background: url(/img/mark.svg) no-repeat 100% 0 / 1rem, var(--own) }
        """;

    /// <summary>What may stand at the foot of every page, and words that are hard to house.</summary>
    public const string Footer =
        """
        # The quiet half hour

        Written *slowly*, read **anywhere**. [Write to me](mailto:ines@example.org), or [elsewhere](https://example.org/a/rather/long/address).
        Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselbundanhänger

        - Sundays
        - Thursdays

        > Salt was enough.

            code that is wider than a telephone, and can be scrolled by keyboard
        """;

    /// <summary>Lines that begin far in, and are longer than a telephone is wide.</summary>
    public const string Poem =
        """
        One for the window:

            It snowed all evening long and nobody in the whole of the house had noticed it at once
              and the kettle sang Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselbundanhänger
        """;

    /// <summary>Everything that Markdown can make, and words that are hard to house.</summary>
    public const string Everything =
        """
        # A heading that is not the first

        A paragraph with **strong words**, *another voice*, `code`, ~~second thoughts~~, [a way out](https://example.org/a/rather/long/address), [one within](/archive),
        <mark>a mark</mark>, H<sub>2</sub>O, <kbd>Ctrl</kbd> and a cellar.[^1] Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselbundanhänger.

        ## A heading with `code` and <b>more</b>

        ### Third

        #### Fourth

        ##### Fifth

        - one
          - within
            1. deeper
        - [ ] to do
        - [x] done

        Measure
        :   The length of a line.

        > A quotation
        >
        > > within another.

        > [!NOTE]
        > A note.

        > [!TIP]
        > A tip.

        > [!IMPORTANT]
        > Important.

        > [!WARNING]
        > A warning.

        > [!CAUTION]
        > Caution.

        | Tea | Minutes | Temperature in the pot | When to drink it | With what |
        | :-- | :-----: | ---------------------: | ---------------- | --------- |
        | Camomile | 6 | 95 °C | After dinner, when it is dark | Nothing at all |

        ```csharp
        // Breathe out for longer than you breathe in, and never let a long line widen the page, whatever is in it.
        public static async Task WindDownAsync(Lamp lamp) => await lamp.DimAsync(to: 0.2, over: TimeSpan.FromMinutes(20), "slowly");
        ```

        <details><summary>More</summary>

        Hidden words.

        </details>

        ![A cup](/img/mark.svg "A caption")

        ***

        [^1]: Mind the step.
        """;

    /// <summary>What somebody who means ill may send.</summary>
    public const string Hostile =
        """
        </div></main><script>alert(1)</script><style>*{display:none}</style><form action="https://example.org"><input name=q></form>

        <b><i>never closed <a href="javascript:alert(1)" onclick=alert(1)>x <img src=x onerror=alert(1)> <div id="main"><h1>twice

        <table><tr><td>loose <p id=a>one <p id=a>two <details open><summary>s <li>astray <dt>term

        | a | b |
        | - |
        | <b> | `|` | c |

        &#0; &#x1F; &nbsp; ]]> --> <!-- <![CDATA[ [x]: javascript:alert(1) [x]
        """;
}
