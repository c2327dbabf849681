namespace TwoWayChat.Callbacks.Inspection;

/// <summary>A request that the inspector got, and what it made of it.</summary>
/// <param name="Number">From 1, in order of arrival since the server's start.</param>
/// <param name="AnsweredStatus">What the inspector answered.</param>
internal sealed record InspectedCallback(long Number, InspectedRequest Request, ArrivalVerdict Arrival, int AnsweredStatus);
