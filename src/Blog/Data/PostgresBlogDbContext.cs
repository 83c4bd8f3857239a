using Microsoft.EntityFrameworkCore;

namespace Blog.Data;

/// <summary>For a site on several nodes, or a host who has PostgreSQL anyway.</summary>
public sealed class PostgresBlogDbContext(DbContextOptions<PostgresBlogDbContext> options) : BlogDbContext(options);
