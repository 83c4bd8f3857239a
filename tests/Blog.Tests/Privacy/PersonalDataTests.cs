using Blog.Data;
using Blog.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Privacy;

public sealed class PersonalDataTests
{
    [Theory]
    [OnEachDatabase]
    public async Task Every_column_that_can_hold_words_says_what_it_keeps_of_people(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await using var scope = site.Services.CreateAsyncScope();

        var columns =
            from entity in scope.ServiceProvider.GetRequiredService<BlogDbContext>().Model.GetEntityTypes()
            from property in entity.GetProperties()
            where property.ClrType == typeof(string) || property.ClrType == typeof(byte[])
            select (Entity: entity.ClrType.Name, Column: property.Name);

        Assert.Empty(columns.Distinct().Where(column => !PersonalData.IsDeclared(column.Entity, column.Column)).Select(column => $"{column.Entity}.{column.Column}"));
    }

    [Fact]
    public void A_column_that_nobody_has_spoken_of_is_noticed()
    {
        Assert.False(PersonalData.IsDeclared("Comment", "IpAddress"));
        Assert.False(PersonalData.IsDeclared("Visit", "UserAgent"));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_is_declared_is_there(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await using var scope = site.Services.CreateAsyncScope();
        var entities = scope.ServiceProvider.GetRequiredService<BlogDbContext>().Model.GetEntityTypes().ToList();

        Assert.All(
            PersonalData.Kept.SelectMany(kept => kept.Columns).Concat(PersonalData.NotPersonal),
            column => Assert.Contains(entities, entity => entity.GetProperties().Any(property => PersonalData.Covers(column, entity.ClrType.Name, property.Name))));
    }
}
