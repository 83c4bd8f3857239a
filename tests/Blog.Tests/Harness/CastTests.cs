namespace Blog.Tests;

public sealed class CastTests
{
    [Theory, OnEachDatabase]
    public async Task Everybody_of_the_cast_can_sign_in(Database database)
    {
        await using var site = await Site.StartAsync(database);

        foreach (var person in People.All)
        {
            using var visitor = await site.SignInAsync(person);
            Assert.True((await visitor.OpenAsync("/")).HasLink("Admin"));
        }
    }
}
