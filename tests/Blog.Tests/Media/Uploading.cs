namespace Blog.Tests.Media;

/// <summary>Sends files as the forms of those who write do.</summary>
public static class Uploading
{
    /// <summary>As by "Upload" on the page of all pictures.</summary>
    public static Task<HttpResponseMessage> UploadAsync(this Visitor visitor, params (string Name, byte[] Content)[] files) =>
        visitor.SendFilesAsync("/admin/media", "files", files);

    public static async Task<HttpResponseMessage> SendFilesAsync(this Visitor visitor, string path, string field, (string Name, byte[] Content)[] files, params (string Name, string Value)[] fields)
    {
        var token = (await visitor.OpenAsync("/account")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("__RequestVerificationToken", token)))
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), field, name);
        }

        return await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = form });
    }
}
