using Microsoft.AspNetCore.Mvc.Rendering;

namespace Blog.Shared.Forms;

/// <summary>The names of a page's fields in the order in which they stand on it, as far as it has been made.</summary>
internal static class FieldOrder
{
    public static List<string> Of(ViewContext view)
    {
        if (view.HttpContext.Items[typeof(FieldOrder)] is not List<string> fields)
        {
            view.HttpContext.Items[typeof(FieldOrder)] = fields = [];
        }

        return fields;
    }
}
