namespace Blog.Hosting;

/// <summary>A random secret of this site, sealed with the keys of the data folder: the database alone tells nothing, and every node has the same.</summary>
public sealed class Secret(string name, byte[] sealedValue)
{
    public const int NameLength = 60;

    public string Name { get; private set; } = name;

    public byte[] SealedValue { get; private set; } = sealedValue;
}
