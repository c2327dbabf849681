using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Properties.Hours;

/// <summary>When managers are told of a customer who waits.</summary>
/// <param name="Minutes">Open minutes until the property's managers are told; twice as many until global managers are. 0: nobody is.</param>
/// <param name="Reassign">What becomes of the chat at twice the time; <c>NONE</c> where missing.</param>
internal sealed record UnansweredInput([property: Required, Range(0, UnansweredInput.MostMinutes)] int? Minutes, Reassign? Reassign)
{
    /// <summary>A day of open hours.</summary>
    public const int MostMinutes = 24 * 60;
}
