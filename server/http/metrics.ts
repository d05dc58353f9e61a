import { laneView } from '../usecases/lanesView.ts'
import type { RouteOptions } from './routeOptions.ts'

const laneStates = ['open', 'slow', 'closed', 'paused'] as const

interface Family {
  name: string
  help: string
  type: 'gauge' | 'counter'
  samples: { labels: Record<string, string>; value: number }[]
}

/** Prometheus' text form. Labels are lanes, states and routes: never a tenant, an id or a person. */
export async function metricsText(
  options: Pick<RouteOptions, 'laneReadings' | 'config' | 'loopDelayMs' | 'answered' | 'version'>,
): Promise<string> {
  const views = (await options.laneReadings()).map((one) => laneView(one, options.config.lanes[one.lane]))
  const gauge = (name: string, help: string, value: (view: (typeof views)[number]) => number): Family => ({
    name,
    help,
    type: 'gauge',
    samples: views.map((view) => ({ labels: { lane: view.name }, value: value(view) })),
  })
  const families: Family[] = [
    {
      name: 'liasse_info',
      help: 'The release',
      type: 'gauge',
      samples: [{ labels: { version: options.version }, value: 1 }],
    },
    gauge('liasse_lane_waiting', 'Dossiers that wait to be filed', (view) => view.waiting),
    gauge(
      'liasse_lane_oldest_waiting_seconds',
      'Age of the oldest that waits',
      (view) => view.oldestWaitingSeconds ?? 0,
    ),
    gauge('liasse_lane_pace_per_minute', 'Dossiers that may leave in a minute', (view) => view.pacePerMinute),
    {
      name: 'liasse_lane_state',
      help: '1 for the state that the lane is in',
      type: 'gauge',
      samples: views.flatMap((view) =>
        laneStates.map((state) => ({
          labels: { lane: view.name, state },
          value: view.state === state ? 1 : 0,
        })),
      ),
    },
    {
      name: 'liasse_event_loop_delay_p99_seconds',
      help: 'How late the event loop was, since the last reading',
      type: 'gauge',
      samples: [{ labels: {}, value: options.loopDelayMs() / 1_000 }],
    },
    {
      name: 'liasse_http_answers_total',
      help: 'Answers by route and status',
      type: 'counter',
      samples: options.answered.samples(),
    },
  ]
  return `${families.map(familyText).join('\n')}\n`
}

function familyText({ name, help, type, samples }: Family): string {
  const lines = samples.map(({ labels, value }) => {
    const pairs = Object.entries(labels).map(
      ([label, text]) => `${label}="${text.replaceAll(/[\\"\n]/g, '')}"`,
    )
    return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`
  })
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n')
}

/** Counts answers by the pattern of their route: patterns are few and hold nothing of an address. */
export interface AnswerCounter {
  count(route: string, method: string, status: number): void
  samples(): Family['samples']
}

export function makeAnswerCounter(): AnswerCounter {
  const counts = new Map<string, { labels: Record<string, string>; value: number }>()
  return {
    count(route, method, status) {
      const key = `${method} ${route} ${status}`
      const sample = counts.get(key) ?? { labels: { route, method, status: String(status) }, value: 0 }
      sample.value += 1
      counts.set(key, sample)
    },
    samples: () => [...counts.values()],
  }
}
