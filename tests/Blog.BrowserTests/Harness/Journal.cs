using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

/// <summary>Where a browser keeps texts that the site does not have yet.</summary>
internal static class Journal
{
    public static async Task<int> CountAsync(IPage page)
    {
        const string count = """
            () => new Promise(resolve => {
              const open = indexedDB.open('journal', 1);
              open.onupgradeneeded = () => open.result.createObjectStore('texts', { keyPath: 'tab' });
              open.onsuccess = () => { const all = open.result.transaction('texts').objectStore('texts').count(); all.onsuccess = () => { open.result.close(); resolve(all.result); }; };
            })
            """;
        // Writing and removing go on for a moment after the page has said so.
        await page.WaitForTimeoutAsync(300);
        return await page.EvaluateAsync<int>(count);
    }

    /// <summary>Adds its text once more, as another tab would have left it that ended in the same way.</summary>
    public static Task CopyAsync(IPage page) => page.EvaluateAsync("""
        () => new Promise(resolve => {
          const open = indexedDB.open('journal', 1);
          open.onsuccess = () => {
            const texts = open.result.transaction('texts', 'readwrite', { durability: 'strict' }).objectStore('texts'), all = texts.getAll();
            all.onsuccess = () => texts.put({ ...all.result[0], tab: crypto.randomUUID() });
            texts.transaction.oncomplete = () => { open.result.close(); resolve(); };
          };
        })
        """);

    public static async Task AssertNothingIsFoundAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(page.GetByText("There is text in this browser")).ToHaveCountAsync(0);
    }
}
