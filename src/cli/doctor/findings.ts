import type { DiagnosticCode, Severity } from '../../feed/diagnose/codes.js';
import { type DoctorCode, SEVERITIES, type Sentences } from './codes.js';

/** One thing that was found, as reports print it. */
export interface Finding {
  code: DoctorCode | DiagnosticCode;
  /** `error`: it does not work, or something is lost; `warning`: it may not work; `info`: it could be better. */
  severity: Severity;
  message: string;
  advice: string;
  /** Number of occurrences. */
  count?: number;
  /** The first items of the feed with it, by their index; at most five. */
  items?: number[];
  /** Evidence, one a line; at most five lines. */
  sample?: string;
  /** The address or element concerned, where it is not the report's target. */
  where?: string;
}

/** Details of one occurrence of a finding. */
export interface FindingDetails {
  /** Evidence: a header, an address, a tag. */
  sample?: string | undefined;
  /** Fills `{}` of the sentences. */
  value?: string;
  /** The address or element concerned, where it is not the report's target. */
  where?: string;
  /** Index of the item. */
  item?: number;
}

/** Reports a finding. Those of one code, value and place become one {@link Finding}. */
export type ReportFinding = (code: DoctorCode, details?: FindingDetails) => void;

const SEVERITY_ORDER: Severity[] = ['error', 'warning', 'info'];
const MAX_SAMPLES = 5;
const MAX_ITEMS = 5;
const MAX_SAMPLE_LENGTH = 200;

/** A sample as one line, cut to its limit. */
export function toSample(text: string): string {
  const line = text
    .slice(0, 5 * MAX_SAMPLE_LENGTH)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > MAX_SAMPLE_LENGTH ? `${line.slice(0, MAX_SAMPLE_LENGTH - 1)}…` : line;
}

/** Findings with the worst first, and otherwise in their order. */
export const worstFirst = (findings: Finding[]): Finding[] =>
  findings.toSorted((a, b) => SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity));

/** A list of findings, and the function that fills it. */
export function collectFindings(sentences: Sentences): { findings: Finding[]; report: ReportFinding } {
  const byKey = new Map<string, Finding & { count: number }>();
  const findings: Finding[] = [];
  const findingOf = (code: DoctorCode, value: string, where: string | undefined) => {
    const key = [code, value, where].join('\n');
    const existing = byKey.get(key);
    if (existing) return existing;
    const [message, advice] = sentences[code];
    const fill = (text: string): string => text.replaceAll('{}', () => value);
    const finding: Finding & { count: number } = {
      code,
      severity: SEVERITIES[code],
      message: fill(message),
      advice: fill(advice),
      count: 0,
      ...(where && { where }),
    };
    byKey.set(key, finding);
    findings.push(finding);
    return finding;
  };
  const report: ReportFinding = (code, { sample, value = '', where, item } = {}) => {
    const finding = findingOf(code, value, where);
    finding.count++;
    const lines = finding.sample?.split('\n') ?? [];
    if (sample && lines.length < MAX_SAMPLES && !lines.includes(toSample(sample)))
      finding.sample = [...lines, toSample(sample)].join('\n');
    if (item !== undefined) {
      finding.items ??= [];
      if (finding.items.length < MAX_ITEMS) finding.items.push(item);
    }
  };
  return { findings, report };
}
