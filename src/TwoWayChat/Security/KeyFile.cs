using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using TwoWayChat.Data;

namespace TwoWayChat.Security;

/// <summary>
/// The master key, 32 bytes in a file outside the database that only the server's user can read. A copied database without it gives no secret away;
/// all nodes of a cluster need the same file.
/// </summary>
internal sealed class KeyFile(IOptions<DataOptions> options)
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly Lazy<byte[]> key = new(() => ReadOrCreate(Place(options)));

    /// <summary>Its full path.</summary>
    public string FullName { get; } = Place(options);

    /// <summary>Whether it is there; the first use makes it.</summary>
    public bool Exists => File.Exists(FullName);

    /// <summary>Nonce, tag and ciphertext of <paramref name="plain"/>, AES-256-GCM.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> plain)
    {
        var wrapped = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key.Value, TagBytes);
        aes.Encrypt(wrapped.AsSpan(0, NonceBytes), plain, wrapped.AsSpan(NonceBytes + TagBytes), wrapped.AsSpan(NonceBytes, TagBytes));
        return wrapped;
    }

    /// <summary>What <see cref="Wrap"/> was given; throws <see cref="CryptographicException"/> under another key.</summary>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped)
    {
        var plain = new byte[wrapped.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key.Value, TagBytes);
        aes.Decrypt(wrapped[..NonceBytes], wrapped[(NonceBytes + TagBytes)..], wrapped.Slice(NonceBytes, TagBytes), plain);
        return plain;
    }

    /// <summary>A key of 32 bytes for one purpose alone, the same at every start and on every node: HKDF-SHA256 (RFC 5869).</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Value, KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    private static byte[] ReadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            var made = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
            DataFolder.WriteWhole(path, Encoding.ASCII.GetBytes(made), overwrites: false);
        }

        var bytes = new byte[KeyBytes];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), bytes, out var length) && length == KeyBytes
            ? bytes
            : throw new InvalidDataException($"{path} does not hold a key: {KeyBytes} bytes in base64");
    }

    private static string Place(IOptions<DataOptions> options) => Path.Combine(Path.GetFullPath(options.Value.Folder), "master.key");
}
