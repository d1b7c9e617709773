using System;

namespace NetUtil.Tests.Doubles;

/// <summary>Stands for the end of a process: nothing after it is carried out.</summary>
internal sealed class ProcessEnd : Exception;
