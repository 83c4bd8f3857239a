using System.Security.Cryptography;
using System.Text;
using Blog.Comments.Submissions;

namespace Blog.Comments.Keys;

/// <summary>
/// The secret in the commenter's private link. Only its hash is stored. It follows from the form, the hand that sent it and the words, so that the
/// same form sent twice (a double click, a lost answer) has the same key.
/// </summary>
/// <remarks>
/// Many readers may hold one and the same form, as a page is kept and handed to all of them. The words alone must not tell them apart: two who
/// say just the same are still two, each with a comment and a link of their own. What a browser makes up tells for sure; without scripts it takes two
/// on one line, with the same browser, who say the same in the same quarter of an hour, to be taken for one.
/// </remarks>
public static class CommentKey
{
    private const int Bytes = 16;

    /// <param name="nonce">The random part of the signed form; it never leaves the server unencrypted, so the key cannot be worked out from the words.</param>
    /// <param name="hand">What <see cref="CommentDraft.Hand"/> says; empty where the form was made for one person.</param>
    /// <param name="postId">The post that is answered.</param>
    /// <param name="parentId">The comment that is answered, if any.</param>
    /// <param name="isPrivate">The same words for the author alone are another comment.</param>
    /// <param name="words">As they are stored, so without the control character that parts them here.</param>
    public static string Derive(byte[] nonce, byte[] hand, int postId, int? parentId, bool isPrivate, CommentWords words)
    {
        var content = string.Join('\0', Convert.ToHexString(hand), postId, parentId, isPrivate, words.Name, words.Email, words.Website, words.ContentNote, words.Text);
        return Convert.ToHexStringLower(HMACSHA256.HashData(nonce, Encoding.UTF8.GetBytes(content)).AsSpan(0, Bytes));
    }

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
