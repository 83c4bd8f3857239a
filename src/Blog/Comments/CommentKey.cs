using System.Security.Cryptography;
using System.Text;

namespace Blog.Comments;

/// <summary>
/// The secret in the commenter's private link. Only its hash is stored. It follows from the form and the words sent with it, so that the same
/// form sent twice (a double click, a lost answer) has the same key.
/// </summary>
public static class CommentKey
{
    private const int Bytes = 16;

    /// <param name="nonce">The random part of the signed form; it never leaves the server unencrypted, so the key cannot be worked out from the words.</param>
    /// <param name="postId">The post that is answered.</param>
    /// <param name="parentId">The comment that is answered, if any.</param>
    /// <param name="words">As they are stored, so without the control character that parts them here.</param>
    public static string Derive(byte[] nonce, int postId, int? parentId, CommentWords words)
    {
        var content = string.Join('\0', postId, parentId, words.Name, words.Email, words.Website, words.Text);
        return Convert.ToHexStringLower(HMACSHA256.HashData(nonce, Encoding.UTF8.GetBytes(content)).AsSpan(0, Bytes));
    }

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
