namespace Blog.Admin.Writing;

/// <summary>What every editor's form sends besides its own fields: the text, and what shall be put into it.</summary>
public abstract class TextInput
{
    /// <summary>The button that adds <see cref="Picture"/>.</summary>
    public const string AddPicture = "picture";

    /// <summary>Markdown, as typed.</summary>
    public string? Body { get; set; }

    /// <summary>The button that was pressed; the Enter key presses the first one.</summary>
    public string? Do { get; set; }

    /// <summary>The snippet to put behind the text; null when another button was pressed.</summary>
    public int? Snippet { get; set; }

    /// <summary>The picture that is there already to put behind the text; null when another button was pressed.</summary>
    public int? Insert { get; set; }

    /// <summary>A picture to keep and put behind the text; null when none was chosen.</summary>
    public IFormFile? Picture { get; set; }
}
