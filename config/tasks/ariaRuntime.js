import { mergeInternalComponents } from '@tarojs/shared'
import labels from './ariaLabels.json'

mergeInternalComponents(labels)
