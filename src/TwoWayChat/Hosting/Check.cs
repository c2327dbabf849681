using System.Runtime.CompilerServices;

namespace TwoWayChat.Hosting;

/// <summary>Collects what is wrong with a request's fields, so that the caller is told all of it at once.</summary>
internal sealed class Check
{
    private readonly List<FieldError> errors = [];

    /// <summary>What was found so far, for screens that show it while somebody types.</summary>
    public IReadOnlyList<FieldError> Errors => errors;

    public Check That(bool holds, string field, string code, [InterpolatedStringHandlerArgument(nameof(holds))] Wording message)
    {
        if (!holds)
        {
            errors.Add(new FieldError(field, code, message));
        }

        return this;
    }

    /// <summary>A text that must be there: trimmed, not empty, without control characters, at most <paramref name="most"/> characters.</summary>
    public string Text(string? value, string field, int most)
    {
        var text = value?.Trim() ?? "";
        if (text.Length == 0)
        {
            errors.Add(new FieldError(field, "REQUIRED", "must not be empty"));
        }

        return Bounded(text, field, most);
    }

    /// <summary>A text that may be missing; null when it is, or blank.</summary>
    public string? Optional(string? value, string field, int most)
    {
        var text = value?.Trim();
        return string.IsNullOrEmpty(text) ? null : Bounded(text, field, most);
    }

    /// <summary>Throws a 400 with all that was found, if anything.</summary>
    public void Enforce()
    {
        if (errors.Count > 0)
        {
            throw ApiException.Invalid(errors);
        }
    }

    private string Bounded(string text, string field, int most)
    {
        That(text.Length <= most, field, "TOO_LONG", $"must have at most {most} characters");
        That(!text.Any(char.IsControl), field, "INVALID_CHARACTER", "must not hold control characters");
        return text;
    }
}
