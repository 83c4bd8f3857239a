namespace Blog.Revisions;

/// <summary>Where an edit comes from: what its author saw, and the open editor that sends it.</summary>
/// <param name="Version">The version of the post that the form shows; 0 for a new one.</param>
/// <param name="Tab">Made by the editor's script each time a page is opened; empty without scripts.</param>
/// <param name="Step">Grows with each save that this editor sends.</param>
public sealed record EditPoint(long Version, Guid Tab = default, int Step = 0);
