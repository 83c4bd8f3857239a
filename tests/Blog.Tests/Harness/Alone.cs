namespace Blog.Tests;

/// <summary>Tests that measure processor time: they run when nothing else does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
